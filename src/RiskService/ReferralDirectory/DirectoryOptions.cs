using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>How long what the directory says can be relied on. Section <c>Directory</c>.</summary>
public sealed class DirectoryOptions
{
    /// <summary>Days that an assurance lasts unless said otherwise (REFER-1). 1 to 730; default 365.</summary>
    [Range(1, 730)]
    public int AssuranceTermDays { get; set; } = 365;

    /// <summary>Days after which reported places count as not known (REFER-5). 1 to 365; default 28.</summary>
    [Range(1, 365)]
    public int CapacityTermDays { get; set; } = 28;

    /// <summary>Days before an end on which the directory's admins are told of it. 1 to 180; default 30.</summary>
    [Range(1, 180)]
    public int EndingSoonDays { get; set; } = 30;

    /// <summary>The hour (UTC) of the daily look for what has ended. 0 to 23; default 5.</summary>
    [Range(0, 23)]
    public int JobHour { get; set; } = 5;
}
