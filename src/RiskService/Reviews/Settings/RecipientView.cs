using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

internal static class RecipientView
{
    internal const int TeamLength = 100;

    private static readonly RecipientRole[] All =
        [RecipientRole.Reviewer, RecipientRole.Manager, RecipientRole.SafeguardingLead];

    internal static Recipient Make(RecipientRow row, Desk desk) => new()
    {
        WorkerId = row.WorkerId,
        EmailAddress = RecipientAddress.Open(desk, row),
        Roles = { All.Where(role => (row.Roles & Bit(role)) != 0) },
        TeamId = row.TeamId ?? "",
        EmailMode = row.EmailMode,
        WeeklyDigest = row.WeeklyDigestTime is not null,
    };

    internal static int Bits(IEnumerable<RecipientRole> roles) => roles.Aggregate(0, (bits, role) => bits | Bit(role));

    private static int Bit(RecipientRole role) => 1 << (int)role;
}
