using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk guidance …: five commands that differ in one filter.</summary>
internal static class GuidanceCommands
{
    internal static Command Indicators(App.Cli cli)
    {
        var kind = CodeOptions.Code<IndicatorKind>("--kind", "Only this kind.");
        var command = new Command("indicators", "Lists indicators and, for severe harm, who could be asked.") { kind };
        var which = GuidanceChoice.AddTo(command);
        Help.AddExamples(command, "risk guidance indicators --kind SEVERE_HARM");
        cli.Handle(command, async call =>
        {
            var request = new ListIndicatorsRequest { Selector = which.Read(call), Kind = call.Get(kind) };
            var response =
                await call.Client.Guidance.ListIndicatorsAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => GuidanceViews.Indicators(console, response));
        });
        return command;
    }

    internal static Command Questions(App.Cli cli)
    {
        var set = CodeOptions.Code<QuestionSet>("--set", "Only this set.");
        var command = new Command("questions", "Lists the questions of the Ask step.") { set };
        var which = GuidanceChoice.AddTo(command);
        Help.AddExamples(command, "risk guidance questions --set OTHER_ISSUE");
        cli.Handle(command, async call =>
        {
            var request = new ListQuestionsRequest { Selector = which.Read(call), Set = call.Get(set) };
            var response = await call.Client.Guidance.ListQuestionsAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => GuidanceViews.Questions(console, response));
        });
        return command;
    }

    internal static Command Advice(App.Cli cli)
    {
        var kind = CodeOptions.Code<AdviceKind>("--kind", "Only this kind.");
        var command =
            new Command("advice", "Lists good practice, safety and referral advice. For workers, not for the subject.")
        {
            kind,
        };
        var which = GuidanceChoice.AddTo(command);
        Help.AddExamples(command, "risk guidance advice --kind SAFETY", "risk guidance advice --section RESPOND");
        cli.Handle(command, async call =>
        {
            var request = new ListAdviceRequest { Selector = which.Read(call), Kind = call.Get(kind) };
            var response = await call.Client.Guidance.ListAdviceAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => GuidanceViews.Advice(console, response));
        });
        return command;
    }

    internal static Command Helplines(App.Cli cli)
    {
        var command = new Command("helplines", "Lists helplines and where to find services.");
        var which = GuidanceChoice.AddTo(command);
        Help.AddExamples(command, "risk guidance helplines", "risk guidance helplines --json");
        cli.Handle(command, async call =>
        {
            var request = new ListHelplinesRequest { Selector = which.Read(call) };
            var response = await call.Client.Guidance.ListHelplinesAsync(request, cancellationToken: call.Cancellation);
            return call.Show(response, console => GuidanceViews.Helplines(console, response));
        });
        return command;
    }

    internal static Command Versions(App.Cli cli)
    {
        var command = new Command("versions", "Lists the versions and languages of the guidance.");
        Help.AddExamples(command, "risk guidance versions");
        cli.Handle(command, async call =>
        {
            var response = await call.Client.Guidance.ListGuidanceVersionsAsync(
                new ListGuidanceVersionsRequest(), cancellationToken: call.Cancellation);
            return call.Show(response, console => GuidanceViews.Versions(console, response));
        });
        return command;
    }
}
