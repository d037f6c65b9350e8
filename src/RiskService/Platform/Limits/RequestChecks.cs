using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using Enum = System.Enum;

namespace RiskPlatform.RiskService.Platform.Limits;

/// <summary>
/// The checks that fields share, each with the field's path and the fix. Collects, so that a caller learns of every
/// mistake at once; ids are the exception, since nothing can be done without them.
/// </summary>
internal sealed class RequestChecks(LimitsOptions limits, DateTimeOffset now)
{
    private const long EarliestSeconds = -2_208_988_800; // 1900
    private const int LatestNanos = 999_999_999;

    /// <summary>Clocks of agencies differ a little; a time this far ahead is taken as now.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private readonly Violations violations = new();

    internal LimitsOptions Limits => limits;

    /// <summary>Where in the request those fields are that the checks name.</summary>
    internal string Prefix { get; init; } = "";

    internal DateOnly Today { get; } = DateOnly.FromDateTime(now.UtcDateTime);

    internal void Add(string field, string description, string? rule = null) =>
        violations.Add(Prefix + field, description, rule);

    internal void ThrowIfAny() => violations.ThrowIfAny();

    internal static Guid Id(string field, string value) =>
        Guid.TryParseExact(value, "D", out var id)
            ? id
            : throw Violations.One(field, "Send the id as the service returned it, a UUID.");

    internal void Text(string field, string value, int? longest = null)
    {
        var most = longest ?? limits.TextLength;
        if (value.Length > most) Add(field, $"Is {value.Length} characters long; at most {most} are taken.");
        else if (value.Contains('\0')) Add(field, "Contains a NUL character; leave it out.");
    }

    internal void RequiredText(string field, string value, int? longest = null)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(field, "Is required.");
        else Text(field, value, longest);
    }

    internal void Reference(string field, string value) => Text(field, value, limits.ReferenceLength);

    internal void WorkerId(string field, string value, bool required)
    {
        if (required) RequiredText(field, value, limits.WorkerIdLength);
        else Text(field, value, limits.WorkerIdLength);
    }

    /// <summary>A known value other than unspecified.</summary>
    internal bool Code<TEnum>(string field, TEnum value)
        where TEnum : struct, Enum
    {
        if (!EqualityComparer<TEnum>.Default.Equals(value, default) && Enum.IsDefined(value)) return true;
        Add(field, EqualityComparer<TEnum>.Default.Equals(value, default)
            ? $"Is required: a {typeof(TEnum).Name}."
            : $"{value:D} is not a {typeof(TEnum).Name} that this version knows.");
        return false;
    }

    /// <summary>A known value, or unspecified.</summary>
    internal void OptionalCode<TEnum>(string field, TEnum value)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value)) Add(field, $"{value:D} is not a {typeof(TEnum).Name} that this version knows.");
    }

    internal bool Count(string field, int count, int most)
    {
        if (count <= most) return true;
        Add(field, $"Has {count} items; at most {most} are taken in one request.");
        return false;
    }

    internal bool Time(string field, Timestamp? value, bool required = false)
    {
        if (value is null)
        {
            if (required) Add(field, "Is required.");
            return !required;
        }

        var latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        if (value.Seconds >= EarliestSeconds && value.Seconds <= latest && value.Nanos is >= 0 and <= LatestNanos)
            return true;
        Add(field, "Is not a time between the years 1900 and 9999.");
        return false;
    }

    internal void PastTime(string field, Timestamp? value, bool required = false)
    {
        if (Time(field, value, required) && value is not null && value.ToDateTimeOffset() > now + Skew)
        {
            Add(field, "Lies in the future. What has not happened yet can be planned, not recorded.");
        }
    }

    internal static DateTimeOffset? Stored(Timestamp? value) => value?.ToDateTimeOffset().Truncated();
}
