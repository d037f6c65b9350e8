using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

internal static class ReferralsSlice
{
    internal static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        foreach (var row in Access()) services.AddSingleton(row);
        return services
            .AddScoped<CaseCriteria>().AddScoped<ReferralPlans>().AddScoped<Refer>().AddScoped<SubmitReferral>()
            .AddScoped<ReferralView>().AddScoped<ReferralBook>().AddScoped<ReferralList>()
            .AddScoped<ProgrammeCopies>().AddScoped<ReferralCopies>()
            .AddScoped<ReferralMoves>().AddScoped<ReferralMoving>().AddScoped<RaisedTasks>().AddScoped<ReferralTasks>()
            .AddScoped<SentReferrals>().AddScoped<OwnerScope>().AddScoped<ReceivedReferrals>()
            .AddScoped<ReceivedReferralReader>().AddScoped<ReferralMeasures>();
    }

    private static IEnumerable<AccessRow> Access() =>
    [
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers,
            "GetReferral", "ListReferrals", "GetProgrammeCopy", "GetSubjectCopy"),
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "Refer", "SubmitReferral"),
        // Which of them makes which move is the table's to say (REFER-7).
        .. AccessRow.For(
            ReferralService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers | Roles.Programme,
            "ReceiveReferral", "StartAssessing", "AcceptReferral", "RejectReferral", "DeferReferral",
            "PutOnWaitingList", "StartProgramme", "CompleteReferral", "DeselectSubject", "RecordDropOut", "PutOnHold",
            "ResumeReferral", "RecordDecline"),
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.WriteScope, AccessTable.CaseWorkers,
            "WithdrawReferral", "CompleteReferralTask"),
        .. AccessRow.For(
            ReferralService.Descriptor, AccessTable.ReadScope, AccessTable.CaseWorkers, "ListReferralTasks"),
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.ReadScope, Roles.Manager | Roles.SafeguardingLead,
            "GetReferralMeasures"),
        .. AccessRow.For(ReferralService.Descriptor, AccessTable.ReadScope, Roles.Programme,
            "GetReceivedReferral", "ListReceivedReferrals"),
    ];
}
