using System.Globalization;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Output;

/// <summary>What a listing says, as people say it.</summary>
internal static class ListingText
{
    private static readonly string[] Days =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>A listing with its organisation. What is made up says so wherever it is shown.</summary>
    internal static string Name(Listing listing) => listing.Name
        + (listing.OrganisationName is var by && (by.Length == 0 || by == listing.Name) ? "" : $", {by}")
        + (listing.Synthetic ? " (SYNTHETIC)" : "");

    internal static string Covers(Catchment? catchment)
    {
        if (catchment is null) return "";
        var areas = catchment.AreaNames.Count == catchment.AreaCodes.Count ? catchment.AreaNames : catchment.AreaCodes;
        return string.Join(", ", areas.Concat(catchment.PostcodeDistricts));
    }

    internal static string For(Eligibility? eligibility)
    {
        if (eligibility is null) return "";
        string[] parts =
        [
            eligibility switch
            {
                { HasMinimumAge: true, HasMaximumAge: true } =>
                    $"aged {eligibility.MinimumAge} to {eligibility.MaximumAge}",
                { HasMinimumAge: true } => $"aged {eligibility.MinimumAge} or over",
                { HasMaximumAge: true } => $"aged up to {eligibility.MaximumAge}",
                _ => "",
            },
            string.Join(" or ", eligibility.Genders.Select(Words.Of)),
            eligibility.WhoMayRefer.Count == 0
                ? ""
                : $"referred by {string.Join(" ", eligibility.WhoMayRefer.Select(r => Codes.Name(r)))}",
            eligibility.Residence switch
            {
                Residence.Partner => "the partner or ex-partner lives in the area",
                Residence.Either => "either of the two lives in the area",
                _ => "",
            },
            eligibility.ExcludesLiveCriminalProceedings ? "no live criminal proceedings" : "",
            eligibility.ExcludesLiveFamilyProceedings ? "no live family proceedings" : "",
            eligibility.SameProgrammeWithinMonths == 0
                ? ""
                : $"not on the same programme in the last {eligibility.SameProgrammeWithinMonths} months",
            eligibility.Other,
        ];
        return string.Join("; ", parts.Where(p => p.Length > 0));
    }

    internal static string Places(Capacity? capacity)
    {
        if (capacity is null) return "not known";
        string[] parts =
        [
            capacity.HasAvailable ? $"{capacity.Available} free" : "",
            capacity.HasMaximum ? $"{capacity.Maximum} in all" : "",
            capacity switch
            {
                { HasWaitingWeeks: false } => "",
                { WaitingWeeks: 1 } => "1 week to wait",
                _ => $"{capacity.WaitingWeeks} weeks to wait",
            },
        ];
        var said = string.Join(", ", parts.Where(p => p.Length > 0));
        return $"{Say.Or(said, "not known")}, as of {capacity.AsOfDate}"
            + (capacity.Stale ? "; too long ago, so it counts as not known" : "");
    }

    internal static string Support(IntegratedSupport? support) => support switch
    {
        null or { Provider: "" } => "none, so it is no programme to refer to for abuse (REFER-1)",
        { ConfirmedDate: "" } => $"{support.Provider}, never confirmed, so it does not count (REFER-1)",
        _ => $"{support.Provider}, confirmed {support.ConfirmedDate}",
    };

    internal static string Checked(Assurance? assurance) => assurance is null
        ? "never, so it is no programme to refer to for abuse (REFER-1)"
        : $"{assurance.AssuredDate} by {assurance.AssuredBy}, until {assurance.UntilDate}"
            + (assurance.Current ? "" : "; that has lapsed");

    internal static string Starts(Intake? intake)
    {
        if (intake is null) return "";
        string[] parts =
        [
            intake.Rolling ? "at any time" : "in groups that start together",
            intake.NextStartDate.Length == 0 ? "" : $"next on {intake.NextStartDate}",
            intake.Note,
        ];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    internal static string Costs(Cost? cost) => cost switch
    {
        null => "",
        { Free: true } => $"nothing {cost.Note}".TrimEnd(),
        { HasAmountPence: true } => string.Create(
            CultureInfo.InvariantCulture, $"£{cost.AmountPence / 100m:0.00} {cost.Note}").TrimEnd(),
        _ => cost.Note,
    };

    internal static string When(Session session) =>
        $"{(session.DayOfWeek is >= 1 and <= 7 ? Days[session.DayOfWeek - 1] : "any day")}"
            + $" {session.OpensAt} to {session.ClosesAt} {session.Note}".TrimEnd();

    internal static string Reached(ContactDetails? contact) => contact is null
        ? ""
        : string.Join(", ", new[] { contact.Phone, contact.Email, contact.Website }.Where(p => p.Length > 0));
}
