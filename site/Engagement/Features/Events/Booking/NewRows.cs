using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Engagement.Store;

namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>
/// What newcomers of one commit leave in the store: four rows each. Nobody changes them before the commit, so on SQLite, where EF
/// Core sends each row by itself, they are written past it; PostgreSQL gets them from EF Core in a few round trips.
/// </summary>
internal sealed class NewRows
{
    private readonly List<Registration> _registrations = [];
    private readonly List<Step> _steps = [];
    private readonly List<PersonalLink> _links = [];
    private readonly List<OutboxMessage> _letters = [];

    public void Add(Registration registration, Step step, (PersonalLink Link, OutboxMessage Message)? letter)
    {
        _registrations.Add(registration);
        _steps.Add(step);
        if (letter is var (link, message))
        {
            _links.Add(link);
            _letters.Add(message);
        }
    }

    /// <summary>Puts them into the context's transaction; registrations first, for the others point at them.</summary>
    public async Task PutAsync(PeopleStore store)
    {
        if (store.IsPostgres)
        {
            store.AddRange(_registrations);
            store.AddRange(_steps);
            store.AddRange(_links);
            store.AddRange(_letters);
            return;
        }

        await store.InsertAsync(_registrations);
        await store.InsertAsync(_steps);
        await store.InsertAsync(_links);
        await store.InsertAsync(_letters);
    }
}
