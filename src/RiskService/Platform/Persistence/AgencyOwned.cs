namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>
/// A row of one agency. The context shows only rows of the caller's agency and refuses to write any other, so that no
/// query has to remember it.
/// </summary>
internal interface IAgencyOwned
{
    string AgencyId { get; }
}
