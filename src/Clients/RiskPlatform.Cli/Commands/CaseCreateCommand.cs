using System.CommandLine;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>risk case create</summary>
internal static class CaseCreateCommand
{
    internal static Command Create(App.Cli cli)
    {
        var reference =
            new Option<string?>("--reference") { Description = "The agency's own reference for the case; not a name." };
        var survivors = Count("--survivors", 1);
        var children = Count("--children", 0);
        var subjectWorker =
            new Option<string?>("--subject-worker") { Description = "Id of the worker for the subject." };
        var survivorWorker = new Option<string?>("--survivor-worker")
        {
            Description =
                "Id of the worker for the survivor and children; somebody else than the subject's (RESPOND-6).",
        };
        var command = new Command("create", "Creates a case with one subject and the people whom the counts say.")
        {
            reference, survivors, children, subjectWorker, survivorWorker,
        };
        var subject = ProfileInput.AddTo(command);
        var survivorArea = new Option<string?>("--survivor-area")
        {
            Description = "Where the survivor lives; it never reaches the subject or a programme (REFER-5).",
            HelpName = "CODE",
        };
        var survivorDistrict =
            new Option<string?>("--survivor-postcode-district") { Description = "The survivor's postcode district." };
        command.Add(survivorArea);
        command.Add(survivorDistrict);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(survivorArea) ?? result.GetResult(survivorDistrict)) is not null
                && result.GetResult(survivors) is { Implicit: false } && result.GetValue(survivors) != 1)
            {
                result.AddError("--survivor-area is for one survivor. Of several, use 'risk case update-party'.");
            }
        });
        Help.AddExamples(command,
            "risk case create --reference A-1042 --children 2",
            "risk case create --area E08000035 --birth-year 1985 --gender MAN --language en",
            "risk case create --subject-worker w-17 --survivor-worker w-23");
        cli.Handle(command, async call =>
        {
            var made = NewCases.Of(call.Get(survivors), call.Get(children), call.Get(reference));
            subject.Fill(call, made.Parties[0]);
            if (ProfileInput.PlaceOf(call.Get(survivorArea), call.Get(survivorDistrict)) is { } place)
                made.Parties[1].Profile = new PartyProfile { Place = place };
            if (call.Get(subjectWorker) is { Length: > 0 } s)
                made.Allocations.Add(new Allocation { WorkerId = s, Side = AllocationSide.Subject });
            if (call.Get(survivorWorker) is { Length: > 0 } v)
                made.Allocations.Add(new Allocation { WorkerId = v, Side = AllocationSide.Survivor });
            var response = await call.Client.Cases.CreateCaseAsync(
                new CreateCaseRequest { NewCase = made }, cancellationToken: call.Cancellation);
            return call.Show(response, _ => CaseView.Render(call, response.Case));
        });
        return command;
    }

    private static Option<int> Count(string name, int otherwise)
    {
        var option = new Option<int>(name)
        {
            Description = $"How many {name[2..]} the case holds, 0 to 50.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => otherwise,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 50) result.AddError($"{name} must be 0 to 50.");
        });
        return option;
    }
}
