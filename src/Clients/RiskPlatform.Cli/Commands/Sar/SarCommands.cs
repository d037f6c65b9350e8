using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Sar;

/// <summary>risk sar open, show, list, extend and complete.</summary>
internal static class SarCommands
{
    internal static Command Open(App.Cli cli)
    {
        var id = CodeOptions.Case();
        var received = CodeOptions.Time("--received", "When the agency received it; else now.");
        var reference = CodeOptions.Words("--reference", "The agency's own reference for the request.");
        var command = new Command("open", "Opens a request. Its answer is due one month after it was received.")
        {
            id, received, reference,
        };
        Help.AddExamples(command, "risk sar open CASE --received 2026-11-20T09:00:00Z --reference SAR-7");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.OpenSubjectAccessAsync(new OpenSubjectAccessRequest
            {
                CaseId = call.Get(id),
                ReceiveTime = call.Get(received),
                AgencyReference = await call.WordsAsync(reference),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => SubjectAccessView.Render(call, response.SubjectAccess));
        });
        return command;
    }

    internal static Command Show(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), OneRequest.Option());
        var command = new Command("show", "Shows a request and when it is due.") { id, which };
        Help.AddExamples(command, "risk sar show CASE", "risk sar show CASE --request ID");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.GetSubjectAccessAsync(new GetSubjectAccessRequest
            {
                CaseId = call.Get(id),
                SubjectAccessId = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Open),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => SubjectAccessView.Render(call, response.SubjectAccess));
        });
        return command;
    }

    internal static Command List(App.Cli cli)
    {
        var held = new Option<string?>("--case") { Description = "Only this case." };
        var state = CodeOptions.Code<SubjectAccessState>("--state", "Only requests in this state; else open ones.");
        var command = new Command("list", "Lists the agency's requests, the earliest due first.") { held, state };
        var paging = Paging.AddTo(command);
        Help.AddExamples(command, "risk sar list", "risk sar list --case CASE --state COMPLETED");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.ListSubjectAccessAsync(new ListSubjectAccessRequest
            {
                CaseId = call.Get(held) ?? "",
                State = call.Get(state),
                PageSize = paging.Size(call),
                PageToken = paging.Token(call),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => SubjectAccessView.RenderList(call, response));
        });
        return command;
    }

    internal static Command Extend(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), OneRequest.Option());
        var reason = CodeOptions.Words("--reason", "Why it is complex.", required: true);
        var command = new Command("extend", "Gives a complex request two months more, once, before it is due.")
        {
            id, which, reason,
        };
        Help.AddExamples(command, "risk sar extend CASE --reason - --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.ExtendSubjectAccessAsync(new ExtendSubjectAccessRequest
            {
                CaseId = call.Get(id),
                SubjectAccessId = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Open),
                Reason = await call.WordsAsync(reason),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => SubjectAccessView.Render(call, response.SubjectAccess));
        });
        return command;
    }

    internal static Command Complete(App.Cli cli)
    {
        var (id, which) = (CodeOptions.Case(), OneRequest.Option());
        var command = new Command("complete", "Completes a request: its answer is fixed, and nothing more is decided.")
        {
            id, which,
        };
        Help.AddExamples(command, "risk sar complete CASE --as manager");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.SubjectAccess.CompleteSubjectAccessAsync(new CompleteSubjectAccessRequest
            {
                CaseId = call.Get(id),
                SubjectAccessId = await OneRequest.IdAsync(call, which, call.Get(id), SubjectAccessState.Open),
            }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => SubjectAccessView.Render(call, response.SubjectAccess));
        });
        return command;
    }
}
