using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Exports;
using RiskPlatform.RiskService.Guidance;
using RiskPlatform.RiskService.OpenReferral;
using RiskPlatform.RiskService.Platform;
using RiskPlatform.RiskService.Platform.Audit;
using RiskPlatform.RiskService.Records;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals;
using RiskPlatform.RiskService.Reminders;
using RiskPlatform.RiskService.Reminders.Channels;
using RiskPlatform.RiskService.Retention;
using RiskPlatform.RiskService.Reviews;
using RiskPlatform.RiskService.SubjectAccess;

try
{
    // Settings lie beside the program, wherever it is started from.
    var builder = WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Services
        .AddPlatform(builder.Configuration, builder.Environment)
        .AddGuidance().AddCases().AddAssessments().AddRecords()
        .AddReferralDirectory(builder.Configuration).AddOpenReferral()
        .AddReferrals().AddExports()
        .AddDeadlines().AddReviews().AddReminders(builder.Configuration).AddChannels()
        .AddRetention(builder.Configuration).AddSubjectAccess();

    var app = builder.Build();
    app.MapPlatform();
    app.MapGrpcService<CaseGrpc>();
    app.MapGrpcService<AssessmentGrpc>();
    app.MapGrpcService<RecordGrpc>();
    app.MapGrpcService<ReferralGrpc>();
    app.MapGrpcService<ExportGrpc>();
    app.MapGrpcService<GuidanceGrpc>();
    app.MapGrpcService<AuditGrpc>();
    app.MapGrpcService<RetentionGrpc>();
    app.MapGrpcService<SubjectAccessGrpc>();
    app.MapGrpcService<DirectoryGrpc>();
    app.MapGrpcService<DirectoryAdminGrpc>();
    app.MapGrpcService<DirectoryImportGrpc>();
    app.MapReviews();
    app.MapChannels();
    app.MapOpenReferral();
    await app.PrepareAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartupFailure.Explain(e) is { } reason)
{
    await Console.Error.WriteLineAsync($"RiskService cannot start: {reason}");
    return 1;
}

/// <summary>The host, for tests to start in their own process.</summary>
public partial class Program;
