namespace RiskPlatform.RiskService.ReferralDirectory.Seeds;

/// <summary>What a directory begins with. Section <c>Directory</c>.</summary>
public sealed class DirectorySeedOptions
{
    /// <summary>Whether listings of real helplines that come with the program are put in where absent.</summary>
    public bool SeedListings { get; set; } = true;

    /// <summary>Whether made-up listings are put into a directory that holds no others: for demonstrations alone.
    /// </summary>
    public bool SeedDemo { get; set; }
}
