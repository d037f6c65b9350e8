using RiskPlatform.V1;
using RiskService.Tests.Reviews;
using static RiskService.Tests.Access.RpcTable;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Access;

/// <summary>The rows of <see cref="RpcTable"/> for an agency's settings of reviews and its recipients.</summary>
internal static class ReviewSettingsRpcs
{
    private static readonly string[] Readers = [.. Workers, "platform_admin"];
    private static readonly string[] Writers = ["manager", "platform_admin"];

    internal static IReadOnlyDictionary<string, RpcRow> Rows { get; } = new Dictionary<string, RpcRow>
    {
        ["ReviewSettingsService/GetReviewSettings"] = Read(Readers, _ => new GetReviewSettingsRequest()),
        ["ReviewSettingsService/UpdateReviewSettings"] = Write(Writers, _ => new UpdateReviewSettingsRequest
        {
            Own = Settings.Every(),
            RequestId = Id(),
        }),
        ["ReviewSettingsService/ListRecipients"] = Read(Readers, _ => new ListRecipientsRequest { TeamId = "team-1" }),
        ["ReviewSettingsService/SaveRecipient"] = Write(Writers, _ => new SaveRecipientRequest
        {
            Recipient = Settings.Recipient("worker-1"),
            RequestId = Id(),
        }),
        ["ReviewSettingsService/RemoveRecipient"] = Write(Writers, s => new RemoveRecipientRequest
        {
            WorkerId = s.NextRecipient(),
            RequestId = Id(),
        }),
    };
}
