using System.ComponentModel.DataAnnotations;

namespace RiskPlatform.RiskService.Platform.Idempotency;

/// <summary>How long first answers are kept. Section <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>Days for which a repeated request id finds its first answer. 1 to 365; default 7.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 7;
}
