using Google.Protobuf.WellKnownTypes;
using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Identity;

/// <summary>Points in time of the identity database as the other pages show theirs.</summary>
internal static class Moments
{
    internal static string Of(DateTimeOffset? time) => time is { } at ? Times.Of(at.ToTimestamp()) : "Never";
}
