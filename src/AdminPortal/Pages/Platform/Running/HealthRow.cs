namespace RiskPlatform.AdminPortal.Pages.Platform.Running;

/// <summary>How a part of the platform is.</summary>
public enum HealthState
{
    Good,
    Unknown,
    Worse,
    Bad,
}

/// <summary>One part, how it is, and what that means for people.</summary>
public sealed record HealthRow(string Name, HealthState State, string Words)
{
    internal string Tag => State switch
    {
        HealthState.Good => "Works",
        HealthState.Unknown => "Not known",
        HealthState.Worse => "Needs a look",
        _ => "Does not work",
    };

    internal string Colour => State switch
    {
        HealthState.Good => "govuk-tag--green",
        HealthState.Unknown => "govuk-tag--grey",
        HealthState.Worse => "govuk-tag--yellow",
        _ => "govuk-tag--red",
    };
}
