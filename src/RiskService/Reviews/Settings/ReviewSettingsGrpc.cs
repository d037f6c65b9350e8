using Grpc.Core;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

/// <summary>ReviewSettingsService over gRPC: each method hands its request to the use case of its name.</summary>
internal sealed class ReviewSettingsGrpc(
    GetReviewSettings get, UpdateReviewSettings update, RecipientList recipients, SaveRecipient save,
    RemoveRecipient remove)
    : ReviewSettingsService.ReviewSettingsServiceBase
{
    public override Task<GetReviewSettingsResponse> GetReviewSettings(
        GetReviewSettingsRequest request, ServerCallContext context) =>
        get.ExecuteAsync(context.CancellationToken);

    public override Task<UpdateReviewSettingsResponse> UpdateReviewSettings(
        UpdateReviewSettingsRequest request, ServerCallContext context) =>
        update.ExecuteAsync(request, context.CancellationToken);

    public override Task<ListRecipientsResponse> ListRecipients(
        ListRecipientsRequest request, ServerCallContext context) =>
        recipients.ListAsync(request, context.CancellationToken);

    public override Task<SaveRecipientResponse> SaveRecipient(
        SaveRecipientRequest request, ServerCallContext context) =>
        save.ExecuteAsync(request, context.CancellationToken);

    public override Task<RemoveRecipientResponse> RemoveRecipient(
        RemoveRecipientRequest request, ServerCallContext context) =>
        remove.ExecuteAsync(request, context.CancellationToken);
}
