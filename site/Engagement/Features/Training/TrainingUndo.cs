using Microsoft.EntityFrameworkCore;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Training;

/// <summary>What a change at the door means for the records that were made of it.</summary>
public static class TrainingUndo
{
    /// <summary>They did not come after all: their records go in the same transaction, with what they counted for.</summary>
    public static async Task TakeBackTrainingAsync(this PeopleStore store, Guid registration, DateTime now)
    {
        foreach (var record in await store.TrainingRecords.Where(r => r.RegistrationId == registration).ToListAsync())
        {
            store.Remove(record);
            store.PostCompleted(record, now, -1);
        }
    }
}
