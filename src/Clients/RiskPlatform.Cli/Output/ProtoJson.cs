using Google.Protobuf;

namespace RiskPlatform.Cli.Output;

/// <summary>
/// Protobuf's JSON form, on one line. Fields at their default are written too: a program must never have to guess
/// whether a missing "safeguardingActionRequired" is false or was not said.
/// </summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    internal static string Line(IMessage message) => Formatter.Format(message);
}
