using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Persistence;

/// <summary>The engines that hold the data.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, one machine.</summary>
    Sqlite,

    /// <summary>Any number of copies of the service on one server.</summary>
    SqlServer,
}

/// <summary>
/// Which database. Section <c>Database</c>; the connection string is <c>ConnectionStrings:RiskPlatform</c>.
/// </summary>
public sealed class DatabaseOptions
{
    /// <summary>Sqlite or SqlServer; default Sqlite.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>
    /// Whether starting brings an older database up to date. Unset: yes on SQLite; on SQL Server no, where an
    /// administrator runs the script and starting against an older database is an error.
    /// </summary>
    public bool? MigrateOnStart { get; set; }

    /// <summary>Seconds that one command may take before it fails. 1 to 600; default 30.</summary>
    [Range(1, 600)]
    public int CommandTimeoutSeconds { get; set; } = 30;

    /// <summary>SQLite: how many saves at most share one durable commit. 1 to 1,000; default 64.</summary>
    [Range(1, 1_000)]
    public int CommitBatch { get; set; } = 64;

    /// <summary>
    /// SQLite: whether the file is rewritten after a run that disposed of cases or moved keys, so that no page keeps a
    /// copy of what was deleted. Saves wait meanwhile, some seconds for each gigabyte. Default true.
    /// </summary>
    public bool RewriteAfterDisposal { get; set; } = true;
}
