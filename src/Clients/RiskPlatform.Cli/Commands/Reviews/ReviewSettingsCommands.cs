using System.CommandLine;
using Google.Protobuf.Reflection;
using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.Cli.Output.Reviews;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Reviews;

/// <summary>risk review-settings show and set.</summary>
internal static class ReviewSettingsCommands
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("review-settings",
        "An agency's own times of reviews and reminders (REVIEW-2 to REVIEW-5).", Show(cli), Set(cli));

    private static Command Show(App.Cli cli)
    {
        var command = new Command("show", "Shows the settings as they apply, and which of them the agency set.");
        Help.AddExamples(command, "risk review-settings show");
        cli.Handle(command, async call =>
        {
            var response = await GetAsync(call);
            return call.Show(response, console => SettingsView.Render(console, response.Settings, response.Own));
        });
        return command;
    }

    private static Command Set(App.Cli cli)
    {
        var options = new SettingsOptions();
        var etag = new Option<string?>("--etag")
        {
            Description = "The etag of the settings that the change was decided on; it is refused if they have changed"
                + " since. Else the current one.",
        };
        var command = new Command("set",
            "Changes what the agency sets itself; what is not named stays. It counts for what is scheduled from then"
            + " on: no review that stands is moved; the hours of the ladder count for its later stages too.")
        {
            etag,
        };
        foreach (var option in options.All) command.Add(option);
        command.Validators.Add(result =>
        {
            if (options.All.All(o => result.GetResult(o) is null)) result.AddError("Name a setting to change.");
        });
        Help.AddExamples(command, "risk review-settings set --high-hours 120 --as manager",
            "risk review-settings set --working-hours MONDAY=08:30-16:30 FRIDAY=08:30-12:00 --as manager",
            "risk review-settings set --closed-days --as manager");
        cli.Handle(command, async call =>
        {
            var own = (await GetAsync(call)).Own ?? new ReviewSettings();
            options.Apply(call, own);
            if (call.Get(etag) is { } given) own.Etag = given;
            var response = await call.Client.ReviewSettings.UpdateReviewSettingsAsync(
                new UpdateReviewSettingsRequest { Own = own }, cancellationToken: call.Cancellation);
            return call.Show(response, console => SettingsView.Render(console, response.Settings, response.Own));
        });
        return command;
    }

    private static async Task<GetReviewSettingsResponse> GetAsync(Call call) =>
        await call.Client.ReviewSettings.GetReviewSettingsAsync(
            new GetReviewSettingsRequest(), cancellationToken: call.Cancellation);
}

/// <summary>An option for each setting; a list without values takes what the platform sets.</summary>
internal sealed class SettingsOptions
{
    private readonly Dictionary<FieldDescriptor, Option<int>> numbers = ReviewSettings.Descriptor.Fields
        .InFieldNumberOrder().Where(f => f.FieldType == FieldType.Int32).ToDictionary(f => f, f => new Option<int>(
            "--" + f.Name.Replace('_', '-'))
        { Description = "0 takes what the platform sets.", HelpName = "NUMBER" });

    private readonly Option<string?> zone = new("--time-zone")
    {
        Description = "The time zone by its IANA name; \"\" takes what the platform sets.",
    };

    private readonly Option<string[]> hours = Many("--working-hours", "When people work.", "DAY=HH:MM-HH:MM");
    private readonly Option<string[]> quiet = Many("--quiet-times",
        "When nothing is sent but what concerns IMMINENT.", "HH:MM-HH:MM");

    private readonly Option<string[]> closed = Many("--closed-days", "Other days on which nobody works.", "DAY");
    private readonly Option<BankHolidays> holidays = CodeOptions.Code<BankHolidays>(
        "--bank-holidays", "Whose bank holidays are no working days.");

    private readonly Option<Weekday> digestDay = CodeOptions.Code<Weekday>(
        "--weekly-digest-day", "The day of the weekly digest.");

    private readonly Option<string?> reviewer = new("--default-reviewer-id")
    {
        Description = "Whose new cases are, one of the agency's recipients; \"\" names nobody.",
    };

    internal IEnumerable<Option> All =>
        [.. numbers.Values, zone, hours, holidays, closed, quiet, digestDay, reviewer];

    internal void Apply(Call call, ReviewSettings own)
    {
        foreach (var (field, option) in numbers.Where(n => call.Has(n.Value)))
            field.Accessor.SetValue(own, call.Get(option));
        if (call.Has(zone)) own.TimeZone = call.Get(zone) ?? "";
        if (call.Has(holidays)) own.BankHolidays = call.Get(holidays);
        if (call.Has(digestDay)) own.WeeklyDigestDay = call.Get(digestDay);
        if (call.Has(reviewer)) own.DefaultReviewerId = call.Get(reviewer) ?? "";
        if (call.Has(hours))
        {
            own.WorkingHours.Clear();
            own.WorkingHours.AddRange(call.Get(hours).Select(Hours));
        }

        if (call.Has(quiet))
        {
            own.QuietTimes.Clear();
            own.QuietTimes.AddRange(call.Get(quiet).Select(text => Span(quiet.Name, text) is var (start, end)
                ? new QuietTime { Start = start, End = end } : null));
        }

        if (!call.Has(closed)) return;
        own.ClosedDays.Clear();
        own.ClosedDays.AddRange(call.Get(closed));
    }

    private WorkingHours Hours(string text)
    {
        var parts = text.Split('=', 2);
        var code = parts[0].ToUpperInvariant();
        if (parts.Length < 2 || !Codes.TryParse<Weekday>(code, out var day))
            throw new UsageException($"{hours.Name}: '{text}' is not of the form MONDAY=09:00-17:00.");
        var (start, end) = Span(hours.Name, parts[1]);
        return new WorkingHours { Day = day, Start = start, End = end };
    }

    private static (string Start, string End) Span(string option, string text) => text.Split('-') is [var from, var to]
        ? (from, to)
        : throw new UsageException($"{option}: '{text}' is not of the form 09:00-17:00.");

    private static Option<string[]> Many(string name, string description, string form) => new(name)
    {
        Description = $"{description} All of them anew; without a value, what the platform sets.",
        HelpName = form,
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
}
