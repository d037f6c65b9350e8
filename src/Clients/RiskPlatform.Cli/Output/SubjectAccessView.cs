using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;
using Spectre.Console;

namespace RiskPlatform.Cli.Output;

/// <summary>Requests of subjects to see what is held about them (RECORD-4).</summary>
internal static class SubjectAccessView
{
    internal static void Render(Call call, SubjectAccess request)
    {
        var console = call.Console;
        Say.Whole(console, $"[grey]Request[/]   {Say.Safe(request.SubjectAccessId)}");
        Say.Whole(console, $"[grey]Case[/]      {Say.Safe(request.CaseId)}");
        console.Write(Say.Pairs(
            ("State", Codes.Name(request.State)),
            ("Reference", Say.Safe(Say.Or(Say.OneLine(request.AgencyReference)))),
            ("Received", Say.Time(request.ReceiveTime)),
            ("Due", Due(call, request)),
            ("Completed", Say.Time(request.CompleteTime)),
            ("Decided", $"{request.DecidedCount:N0} items")));
    }

    internal static void RenderList(Call call, ListSubjectAccessResponse response)
    {
        var table = new IdTable(call.Console, 4, "Due", "State", "Reference", "Case", "Request");
        foreach (var r in response.SubjectAccess)
        {
            table.Add(Due(call, r), Codes.Name(r.State), Say.Safe(Say.Or(Say.OneLine(r.AgencyReference))),
                Say.Safe(r.CaseId), Say.Safe(r.SubjectAccessId));
        }

        if (response.SubjectAccess.Count == 0) call.Console.WriteLine("No request matches.");
        else table.Write(3);
        Say.NextPage(call.Console, response.NextPageToken);
    }

    private static string Due(Call call, SubjectAccess request)
    {
        var late = request.State == SubjectAccessState.Open && request.DueTime is { } due
            && due.ToDateTimeOffset() < call.Cli.Time.GetUtcNow();
        return Say.Time(request.DueTime) + (request.Extended ? " (extended)" : "")
            + (late ? " [bold red]OVERDUE[/]" : "");
    }
}
