using PreventPublic.Core.Facts;
using PreventPublic.Core.Outbox;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>What training counts for. A correction takes back what the record counted for before.</summary>
public static class TrainingFacts
{
    /// <summary>A person completed a course: subject the course.</summary>
    public const string Completed = "training.completed";

    /// <param name="count">-1 takes it back.</param>
    public static void PostCompleted(this PeopleStore store, TrainingRecord record, DateTime now, int count = 1) =>
        store.Post(Fact.Kind, new Fact(Completed, record.On, record.Site, record.Course, Count: count), now);
}
