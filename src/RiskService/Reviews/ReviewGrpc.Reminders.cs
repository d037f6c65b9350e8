using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

internal sealed partial class ReviewGrpc
{
    public override Task<ListRemindersResponse> ListReminders(
        ListRemindersRequest request, ServerCallContext context) =>
        inbox.ListAsync(request, context.CancellationToken);

    public override Task<AcknowledgeReminderResponse> AcknowledgeReminder(
        AcknowledgeReminderRequest request, ServerCallContext context) =>
        inbox.AcknowledgeAsync(request, context.CancellationToken);

    public override Task WatchReviews(
        WatchReviewsRequest request, IServerStreamWriter<WatchReviewsResponse> responseStream,
        ServerCallContext context) =>
        watch.ExecuteAsync(request, responseStream, context.CancellationToken);
}
