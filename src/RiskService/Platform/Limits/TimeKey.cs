using System.Globalization;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>Where a list by time goes on after a page: its last time, and the id among those of that time.</summary>
internal sealed record TimeKey(DateTimeOffset Time, Guid Id)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Time.ToUnixTimeMilliseconds()},{Id}");

    internal static TimeKey Parse(string key)
    {
        var parts = key.Split(',');
        if (parts.Length != 2 || !Guid.TryParse(parts[1], out var id)
            || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            throw PageToken.Invalid();
        }

        return new TimeKey(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), id);
    }
}
