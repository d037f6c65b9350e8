using Clients.Tests.Fakes;
using RiskPlatform.V1;

namespace Clients.Tests.Client;

public sealed class RequestIdTests
{
    [Fact]
    public async Task A_write_without_an_id_gets_one_and_the_callers_message_stays_as_it_was()
    {
        using var test = new TestClient(FakeInvoker.Answering(new CreateCaseResponse()));
        var request = new CreateCaseRequest { NewCase = new NewCase { AgencyReference = "A-1" } };

        await test.Client.Cases.CreateCaseAsync(request, cancellationToken: TestContext.Current.CancellationToken);
        await test.Client.Cases.CreateCaseAsync(request, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(request.RequestId);
        Assert.All(test.Service.Calls, c => Assert.True(Guid.TryParse(c.RequestId, out _)));
        Assert.NotEqual(test.Service.Calls[0].RequestId, test.Service.Calls[1].RequestId);
        Assert.All(test.Service.Calls, c =>
            Assert.Equal("A-1", ((CreateCaseRequest)c.Request).NewCase.AgencyReference));
    }

    [Fact]
    public async Task An_id_that_the_caller_chose_is_kept()
    {
        using var test = new TestClient(FakeInvoker.Answering(new AssessResponse()));
        await test.Assess("0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11");
        Assert.Equal("0193f5a0-4c1e-7a52-9d0b-6f2f8f0f3a11", Assert.Single(test.Service.Calls).RequestId);
    }

    [Fact]
    public async Task What_stores_nothing_gets_no_id()
    {
        using var test = new TestClient(FakeInvoker.Answering(new AssessResponse()));
        await test.Client.Assessments.AssessAsync(new AssessRequest { CaseId = "c", ValidateOnly = true },
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("", Assert.Single(test.Service.Calls).RequestId);
    }

    [Fact]
    public void A_blocking_call_goes_the_same_way()
    {
        using var test = new TestClient(
            new FakeInvoker(_ => throw ServiceErrors.Of(Grpc.Core.StatusCode.NotFound, "NOT_FOUND")));
        var error = Assert.Throws<RiskPlatform.Client.NotFoundException>(
            () => test.Client.Assessments.Assess(
                new AssessRequest { CaseId = "c" }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(test.Service.Calls[0].RequestId, error.RequestId);
    }

    [Fact]
    public void Every_rpc_that_writes_says_so_by_its_request_id()
    {
        string[] reading =
        [
            "Get", "List", "Watch", "Verify", "Search", "Download", "ExportSubjectAccess", "Match", "ExportDirectory",
        ];
        var methods =
            new[]
            {
                CasesReflection.Descriptor, AssessmentsReflection.Descriptor, GuidanceReflection.Descriptor,
                RecordsReflection.Descriptor, AuditReflection.Descriptor, SubjectAccessReflection.Descriptor,
                ExportsReflection.Descriptor, RetentionReflection.Descriptor, DirectoryReflection.Descriptor,
                DirectoryAdminReflection.Descriptor, DirectoryImportReflection.Descriptor,
                ReferralsReflection.Descriptor,
            }
            .SelectMany(f => f.Services).SelectMany(s => s.Methods);

        // A history is named by its stream instead, and an import by its header.
        Assert.All(methods.Where(m => m.Name is not ("RecordStream" or "StageImport")), m => Assert.True(
            reading.Any(r => m.Name.StartsWith(r, StringComparison.Ordinal))
                == m.InputType.FindFieldByName("request_id") is null, m.FullName));
    }
}
