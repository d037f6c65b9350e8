using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Reviews.Settings;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews;

internal static class ReviewsSlice
{
    internal static IServiceCollection AddReviews(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<ReviewScopes>().AddScoped<ReviewList>().AddScoped<ReviewBook>().AddScoped<DeadlineList>()
            .AddScoped<CompleteReview>().AddScoped<ReportChange>().AddScoped<Exemptions>()
            .AddScoped<ReassignReview>().AddScoped<ClosingStates>().AddScoped<CloseCase>()
            .AddSingleton<CountedNumbers>().AddScoped<ReviewMeasures>().AddReviewSettings();
    }

    internal static void MapReviews(this WebApplication app)
    {
        app.MapGrpcService<ReviewGrpc>();
        app.MapGrpcService<ReviewSettingsGrpc>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "ListReviews", "GetReview", "ListDeadlines"),
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "CompleteReview", "ReportChange"),

        // Fewer look, or later: that is for those who answer for it (REVIEW-6, REVIEW-7).
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders,
            "ExemptReview", "EndExemption", "CloseCase"),
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.WriteScope,
            AccessTable.CasePeople & ~Roles.Practitioner, "ReassignReview"),
        .. AccessRow.For(ReviewService.Descriptor, AccessTable.ReadScope, AccessTable.Deciders, "GetReviewMeasures"),
    ];
}
