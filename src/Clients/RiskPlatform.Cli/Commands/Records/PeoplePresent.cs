using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>Who was there: people of the case by their part or id, others in words.</summary>
internal static class PeoplePresent
{
    internal static async Task<IReadOnlyList<PersonPresent>> ReadAsync(
        Call call, IReadOnlyList<string> given, string caseId)
    {
        var people = new List<PersonPresent>();
        Case? held = null;
        foreach (var who in given)
        {
            if (Guid.TryParse(who, out _))
            {
                people.Add(new PersonPresent { PartyId = who });
            }
            else if (Codes.TryParse<PartyRole>(who.ToUpperInvariant(), out _))
            {
                held ??= await CurrentCase.GetAsync(call, caseId);
                people.Add(new PersonPresent { PartyId = PartyChoice.Find(call, "--present", who, held).PartyId });
            }
            else
            {
                people.Add(new PersonPresent { Description = await call.WordsAsync("--present", who) });
            }
        }

        return people;
    }
}
