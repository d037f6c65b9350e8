using RiskPlatform.RiskService.Reminders;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

/// <summary>ReviewService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed partial class ReviewGrpc(ReminderInbox inbox, ReminderWatch watch)
    : ReviewService.ReviewServiceBase;
