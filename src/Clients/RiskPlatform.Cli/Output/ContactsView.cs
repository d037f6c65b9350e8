using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Contacts, planned and past.</summary>
internal static class ContactsView
{
    internal static void RenderList(IAnsiConsole console, ListContactsResponse response)
    {
        var table = new IdTable(console, 6, "When", "State", "Purpose", "Mode", "Workers", "Flags", "Contact");
        foreach (var c in response.Contacts)
        {
            table.Add(Say.Time(c.ContactTime), Codes.Name(c.State), Codes.Name(c.Purpose), Codes.Name(c.Mode),
                Say.Safe(string.Join(", ", c.WorkerIds)),
                Say.Safe(string.Join(", ", c.PracticeFlags.Select(f => f.RuleId))),
                Say.Safe(c.ContactId));
        }

        table.Write();
        if (response.Contacts.Count == 0) console.WriteLine("No contact is planned or recorded.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Render(IAnsiConsole console, Contact contact)
    {
        console.Write(Say.Pairs(
            ("Contact", Say.Safe(Say.Or(contact.ContactId, "nothing stored (validate only)"))),
            ("State", Codes.Name(contact.State)),
            ("Purpose", Codes.Name(contact.Purpose)),
            ("Mode", Codes.Name(contact.Mode)),
            ("When", Say.Time(contact.ContactTime))));
        Say.Flags(console, contact.PracticeFlags);
    }
}
