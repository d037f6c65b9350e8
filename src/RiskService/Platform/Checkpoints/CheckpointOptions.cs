using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Checkpoints;

/// <summary>
/// How checkpoints are signed and how often (RECORD-2). Section <c>Checkpoints</c>. There is no default key: without
/// one the service does not start.
/// </summary>
public sealed class CheckpointOptions : IValidatableObject
{
    /// <summary>A file with the signing key: EC P-256, PKCS#8 in PEM. Either this or SigningKey.</summary>
    public string? SigningKeyFile { get; set; }

    /// <summary>The same PEM itself, as a key service mounts it.</summary>
    public string? SigningKey { get; set; }

    /// <summary>
    /// The ids of the keys whose checkpoints are trusted, 32 hexadecimal digits each; the signing key's among them.
    /// Empty: any key.
    /// </summary>
    public IList<string> TrustedKeyIds { get; } = [];

    /// <summary>Minutes between checkpoints: 1 to 60, or whole hours that divide a day. Default 60.</summary>
    public int EveryMinutes { get; set; } = 60;

    /// <summary>As a schedule.</summary>
    internal string Cron => EveryMinutes switch
    {
        < 60 => $"*/{EveryMinutes} * * * *",
        60 => "0 * * * *",
        1_440 => "0 0 * * *",
        _ => $"0 */{EveryMinutes / 60} * * *",
    };

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EveryMinutes is not (>= 1 and <= 60) && (EveryMinutes is < 1 or > 1_440 || 1_440 % EveryMinutes != 0
            || EveryMinutes % 60 != 0))
        {
            yield return new ValidationResult(
                "Checkpoints:EveryMinutes must be 1 to 60, or whole hours that divide a day, up to 1440.");
        }
    }
}
