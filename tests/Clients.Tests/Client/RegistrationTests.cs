using Clients.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Clients_are_registered_and_send_the_token_without_tls_on_this_machine()
    {
        using var wire = new FakeWire(new GetCaseResponse { Case = new Case { CaseId = "c" } });
        await using var provider = new ServiceCollection()
            .AddRiskPlatformClient(o =>
            {
                o.Address = new Uri("http://127.0.0.1:5101");
                o.HttpHandler = wire;
                o.UseToken("a-token");
            })
            .BuildServiceProvider();

        var response = await provider.GetRequiredService<CaseService.CaseServiceClient>().GetCaseAsync(
            new GetCaseRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("c", response.Case.CaseId);
        Assert.Equal("Bearer a-token", Assert.Single(wire.Requests).Headers.Authorization?.ToString());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Assessments,
            provider.GetRequiredService<AssessmentService.AssessmentServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Records,
            provider.GetRequiredService<RecordService.RecordServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Audit,
            provider.GetRequiredService<AuditService.AuditServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().SubjectAccess,
            provider.GetRequiredService<SubjectAccessService.SubjectAccessServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Exports,
            provider.GetRequiredService<ExportService.ExportServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Retention,
            provider.GetRequiredService<RetentionService.RetentionServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Directory,
            provider.GetRequiredService<DirectoryService.DirectoryServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().DirectoryAdmin,
            provider.GetRequiredService<DirectoryAdminService.DirectoryAdminServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().DirectoryImports,
            provider.GetRequiredService<DirectoryImportService.DirectoryImportServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Referrals,
            provider.GetRequiredService<ReferralService.ReferralServiceClient>());
        Assert.Same(provider.GetRequiredService<RiskPlatformClient>().Guidance,
            provider.GetRequiredService<GuidanceService.GuidanceServiceClient>());
    }

    [Fact]
    public async Task A_token_can_come_from_another_service()
    {
        using var wire = new FakeWire(new GetCaseResponse());
        await using var provider = new ServiceCollection()
            .AddSingleton("of-the-person-signed-in")
            .AddRiskPlatformClient((o, services) =>
            {
                o.Address = new Uri("https://risk.agency.example");
                o.HttpHandler = wire;
                o.GetToken = _ => ValueTask.FromResult(services.GetRequiredService<string>());
            })
            .BuildServiceProvider();
        await provider.GetRequiredService<RiskPlatformClient>().Cases.GetCaseAsync(
            new GetCaseRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("Bearer of-the-person-signed-in", Assert.Single(wire.Requests).Headers.Authorization?.ToString());
    }

    [Fact]
    public void Wrong_options_stop_the_start()
    {
        using var provider = new ServiceCollection()
            .AddRiskPlatformClient(o => o.MaxAttempts = 0).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("Address is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxAttempts must be 1 to 10", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<RiskPlatformClientOptions>> Wrong => new()
    {
        { "Address must be an absolute http or https", o => o.Address = new Uri("ftp://risk.agency.example") },
        { "must not contain a user name or password", o => o.Address = new Uri("https://me:pw@risk.agency.example") },
        { "without TLS", o => { o.Address = new Uri("http://risk.agency.example"); o.UseToken("t"); } },
        { "Deadline must be", o => o.Deadline = TimeSpan.Zero },
        { "Deadline must be", o => o.Deadline = TimeSpan.FromMinutes(11) },
        { "MaxAttempts", o => o.MaxAttempts = 11 },
        { "set one of the two", o => { o.UseToken("t"); o.Credentials = Credentials("https://identity.example"); } },
        { "ClientId is missing", o => o.Credentials = Credentials("https://identity.example", id: "") },
        { "ClientSecret is missing", o => o.Credentials = Credentials("https://identity.example", secret: " ") },
        {
            "either Authority or TokenEndpoint",
            o => (o.Credentials = Credentials("https://identity.example")).TokenEndpoint = new Uri("https://x.example")
        },
        { "client secret without TLS", o => o.Credentials = Credentials("http://identity.example") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_wrong_option_is_named(string problem, Action<RiskPlatformClientOptions> change)
    {
        var options = new RiskPlatformClientOptions { Address = new Uri("https://risk.agency.example") };
        change(options);
        var error = Assert.Throws<OptionsValidationException>(() => RiskPlatformClient.Create(options));
        Assert.Contains(problem, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("pw", error.Message.Replace("password", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_tls_to_another_machine_only_where_allowed()
    {
        var options =
            new RiskPlatformClientOptions { Address = new Uri("http://risk.agency.example"), AllowUnencrypted = true };
        options.UseToken("t");
        using var client = RiskPlatformClient.Create(options);
        Assert.NotNull(client.Cases);
    }

    private static ClientCredentials Credentials(string authority, string id = "id", string secret = "secret") =>
        new() { Authority = new Uri(authority), ClientId = id, ClientSecret = secret };
}
