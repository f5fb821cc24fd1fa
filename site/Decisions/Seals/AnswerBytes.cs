using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using PreventPublic.Decisions.Flows;

namespace PreventPublic.Decisions.Seals;

/// <summary>
/// Answers as few bytes: for each, three bytes of the hash of the question's name, a length, and its value. Options are
/// three bytes of their names' hashes too, so that another version of the flow reads what it knows and asks again for the rest.
/// </summary>
public static class AnswerBytes
{
    private const int DigestLength = 3;

    private static readonly ConditionalWeakTable<Flow, Names> Known = [];

    /// <summary>Two names of a flow that three bytes cannot tell apart; null when all can be.</summary>
    public static string? Clash(Flow flow) =>
        ClashIn(flow.Questions.Select(question => question.Id)) ?? flow.Questions.Select(question => ClashIn(question.Options)).FirstOrDefault(clash => clash is not null);

    /// <summary>What the longest answer to a question takes.</summary>
    public static int MostBytes(Question question) =>
        DigestLength + 1 + (question.Type == QuestionType.Choices ? DigestLength * question.Options.Count : question.HasOptions ? DigestLength : sizeof(long));

    public static void Write(Stream to, Flow flow, Answers answers)
    {
        foreach (var question in flow.Questions)
        {
            if (answers[question.Index] is { } answer)
            {
                var value = Value(question, answer, flow);
                to.Write(Digest(question.Id, flow));
                to.WriteByte((byte)value.Length);
                to.Write(value);
            }
        }
    }

    /// <summary>Reads what fits the flow; what it does not know or take is left out.</summary>
    public static Answers Read(ReadOnlySpan<byte> bytes, Flow flow)
    {
        var (answers, names) = (Answers.None(flow), Known.GetValue(flow, one => new Names(one)));
        while (bytes.Length > DigestLength && bytes.Length > DigestLength + bytes[DigestLength])
        {
            var value = bytes.Slice(DigestLength + 1, bytes[DigestLength]);
            if (names.Questions.TryGetValue(Number(bytes), out var question) && Answer(question, value, names) is { } answer && question.Takes(answer))
            {
                answers = answers.With(question.Index, answer);
            }

            bytes = bytes[(DigestLength + 1 + value.Length)..];
        }

        return answers;
    }

    /// <summary>Three bytes that name a question or an option of a flow, made once.</summary>
    public static byte[] Digest(string name, Flow flow) => Known.GetValue(flow, one => new Names(one)).Digests.GetValueOrDefault(name) ?? Digest(name);

    private static byte[] Digest(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name))[..DigestLength];

    public static Question? Question(ReadOnlySpan<byte> digest, Flow flow) =>
        Known.GetValue(flow, one => new Names(one)).Questions.GetValueOrDefault(Number(digest));

    private static byte[] Value(Question question, Answer answer, Flow flow)
    {
        if (answer is Answer.Chosen chosen)
        {
            return [.. Describe.Options(question, chosen.Options).SelectMany(option => Digest(option, flow))];
        }

        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, answer is Answer.Day day ? day.Value.DayNumber : ((Answer.Number)answer).Value);
        return bytes;
    }

    private static Answer? Answer(Question question, ReadOnlySpan<byte> value, Names names)
    {
        if (question.HasOptions)
        {
            ulong options = 0;
            for (; value.Length >= DigestLength; value = value[DigestLength..])
            {
                // An option that is gone makes the whole answer one that nobody can give, so it is asked again.
                options |= names.Options[question.Index].TryGetValue(Number(value), out var index) ? 1UL << index : 1UL << 63;
            }

            return new Answer.Chosen(options);
        }

        if (value.Length != sizeof(long))
        {
            return null;
        }

        var number = BinaryPrimitives.ReadInt64BigEndian(value);
        return question.Type == QuestionType.Number ? new Answer.Number(number)
            : number >= 0 && number <= DateOnly.MaxValue.DayNumber ? new Answer.Day(DateOnly.FromDayNumber((int)number)) : null;
    }

    private static int Number(ReadOnlySpan<byte> digest) => (digest[0] << 16) | (digest[1] << 8) | digest[2];

    private static string? ClashIn(IEnumerable<string> names) =>
        names.GroupBy(name => Number(Digest(name))).FirstOrDefault(group => group.Distinct().Count() > 1) is { } clash ? string.Join(" and ", clash) : null;

    private sealed class Names(Flow flow)
    {
        public FrozenDictionary<int, Question> Questions { get; } = flow.Questions.ToFrozenDictionary(question => Number(Digest(question.Id)));

        public FrozenDictionary<string, byte[]> Digests { get; } =
            flow.Questions.SelectMany(question => question.Options.Prepend(question.Id)).Distinct().ToFrozenDictionary(name => name, Digest, StringComparer.Ordinal);

        public IReadOnlyList<FrozenDictionary<int, int>> Options { get; } =
            [.. flow.Questions.Select(question => question.Options.Select((option, index) => (option, index)).ToFrozenDictionary(pair => Number(Digest(pair.option)), pair => pair.index))];
    }
}
