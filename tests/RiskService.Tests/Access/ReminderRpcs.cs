using RiskPlatform.V1;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for reminders.</summary>
internal static class ReminderRpcs
{
    internal static IReadOnlyDictionary<string, RpcRow> Rows { get; } = new Dictionary<string, RpcRow>
    {
        ["ReviewService/ListReminders"] = Read(Workers, s => new ListRemindersRequest { CaseId = s.CaseId }),
        ["ReviewService/WatchReviews"] = Read(Workers, _ => new WatchReviewsRequest()),
        ["ReviewService/AcknowledgeReminder"] = Write(People, s => new AcknowledgeReminderRequest
        { ReminderId = s.ReminderId, RequestId = Id() }),
    };
}
