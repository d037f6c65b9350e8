using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Lists of referrals, for the referring agency and for a programme.</summary>
internal static class ReferralListView
{
    internal static void Render(IAnsiConsole console, ListReferralsResponse response)
    {
        var table = new IdTable(console, 0, "Referral", "To", "State", "Moved", "Looked at again", "Case")
        {
            Wide = 150,
        };
        foreach (var r in response.Referrals)
        {
            table.Add(Say.Safe(r.ReferralId), Say.Safe(Say.OneLine(r.ListingName)), Codes.Name(r.State),
                Say.Time(r.MoveTime ?? r.CreateTime), Say.Safe(Say.Or(r.ReviewDate)), Say.Safe(r.CaseId));
        }

        table.Write(2, 5);
        if (response.Referrals.Count == 0) console.WriteLine("No referral matches.");
        Say.NextPage(console, response.NextPageToken);
    }

    internal static void Received(IAnsiConsole console, ListReceivedReferralsResponse response)
    {
        var table = new IdTable(console, 0, "Referral", "State", "Submitted", "Moved", "Listing");
        foreach (var r in response.Referrals)
        {
            table.Add(Say.Safe(r.ReferralId), Codes.Name(r.State), Say.Time(r.SubmitTime), Say.Time(r.MoveTime),
                Say.Safe(r.ListingName.Length > 0 ? Say.OneLine(r.ListingName) : r.ListingId));
        }

        table.Write(1, 4);
        if (response.Referrals.Count == 0) console.WriteLine("Nothing was referred to you that matches.");
        Say.NextPage(console, response.NextPageToken);
    }
}
