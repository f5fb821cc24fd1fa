using NJsonSchema;

namespace PreventPublic.Cms.Definitions;

/// <summary>The JSON schema of a content type's fields, made from its definition.</summary>
public static class ContentSchema
{
    public static string Of(ContentType type)
    {
        var schema = ObjectOf(type.Fields);
        schema.Title = type.Label;
        return schema.ToJson();
    }

    private static JsonSchema ObjectOf(IEnumerable<FieldDefinition> fields)
    {
        var schema = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = false };
        foreach (var field in fields)
        {
            var value = field.IsList ? new JsonSchemaProperty { Type = JsonObjectType.Array, Item = ValueOf(field) } : (JsonSchemaProperty)Fill(new JsonSchemaProperty(), field);
            value.Description = field.Rules.Help;
            schema.Properties[field.Key] = value;
            value.IsRequired = field.Rules.Required;
        }

        return schema;
    }

    private static JsonSchema ValueOf(FieldDefinition field) => field.Kind == FieldKind.Group ? ObjectOf(field.Inner) : Fill(new JsonSchema(), field);

    private static JsonSchema Fill(JsonSchema schema, FieldDefinition field)
    {
        (schema.Type, schema.Format) = field.Kind switch
        {
            FieldKind.Flag => (JsonObjectType.Boolean, null),
            FieldKind.Number => (JsonObjectType.Integer, null),
            FieldKind.Date => (JsonObjectType.String, "date"),
            FieldKind.DateAndTime => (JsonObjectType.String, "date-time"),
            _ => (JsonObjectType.String, field.Rules.Format switch { FieldFormat.Url => "uri", FieldFormat.Email => "email", _ => null }),
        };
        if (field.Kind == FieldKind.Text)
        {
            schema.MaxLength = field.MaxLength;
            foreach (var choice in field.Choices)
            {
                schema.Enumeration.Add(choice);
            }
        }

        return schema;
    }
}
