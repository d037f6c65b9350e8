using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

internal static class AssessmentSlice
{
    internal static IServiceCollection AddAssessments(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<Assess>().AddScoped<AssessmentBook>().AddScoped<SafeguardingActions>().AddScoped<Consultations>()
            .AddScoped<Decisions>().AddScoped<Facts>().AddScoped<DecisionConsultations>()
            .AddScoped<AssessmentDeadlines>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(AssessmentService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetAssessment", "ListAssessments", "ListFacts", "ListObservations", "ListConsultations",
            "GetTalkingPoints"),
        .. AccessRow.For(AssessmentService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "Assess", "RecordSafeguardingAction", "RecordConsultation", "ConcludeCounterAllegation"),

        // The second person of ASSESS-5.
        .. AccessRow.For(
            AssessmentService.Descriptor, AccessTable.WriteScope, AccessTable.Deciders, "ApproveLowerLevel"),
    ];
}
