using System.Text.Json;
using RiskPlatform.RiskService.Platform.Errors;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>A file that can't be read as what it is said to be. Says where, and nothing of what stands there.</summary>
internal static class BrokenFile
{
    private const string Field = "chunk";

    internal static FailureException Of(string why) => Violations.One(Field, why);

    internal static FailureException Json(JsonException e, string? why = null) => Of(
        $"Is not valid JSON at line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1} of it"
        + (why is null ? "." : $": {why}"));

    internal static FailureException TooManyRows(string what, int most) =>
        Of($"{what}: has more than {most} rows. Send it in parts, under the same source.");
}
