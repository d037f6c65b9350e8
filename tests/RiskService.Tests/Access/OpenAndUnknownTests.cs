using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.Access;

/// <summary>What needs no token, and what no token opens.</summary>
public sealed class OpenAndUnknownTests(ServiceHost host)
{
    [Fact]
    public async Task Health_is_open()
    {
        using var channel = host.Channel();
        var answer = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
        using var http = host.CreateClient();
        foreach (var page in new[] { "/health/live", "/health/ready" })
        {
            Assert.Equal("Healthy", await http.GetStringAsync(new Uri(page, UriKind.Relative)));
        }
    }

    [Fact]
    public async Task Reflection_is_open_and_names_the_services()
    {
        using var channel = host.Channel();
        using var call = new ServerReflection.ServerReflectionClient(channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name).ToList();
        await call.RequestStream.CompleteAsync();
        Assert.Contains("riskplatform.v1.CaseService", names);
        Assert.Contains("riskplatform.v1.AssessmentService", names);
    }

    [Fact]
    public void An_operation_without_a_row_has_no_rule_and_so_nobody_may_call_it()
    {
        var table = new AccessTable(
            AccessRow.For(CaseService.Descriptor, AccessTable.ReadScope, AccessTable.Everyone, "GetCase"));
        Assert.NotNull(table.Find("/riskplatform.v1.CaseService/GetCase"));
        Assert.Null(table.Find("/riskplatform.v1.CaseService/ListCases"));
        Assert.Null(table.Find("/riskplatform.v1.CaseService/getcase"));
    }

    [Fact]
    public void A_row_for_an_operation_that_does_not_exist_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => AccessRow
            .For(CaseService.Descriptor, AccessTable.ReadScope, AccessTable.Everyone, "DeleteCase").ToList());

    [Theory]
    [InlineData("DeleteCase", StatusCode.Unimplemented)]
    [InlineData("getcase", StatusCode.PermissionDenied)] // Routing ignores case; access does not.
    public async Task An_operation_by_another_name_is_refused(string method, StatusCode code)
    {
        var call = new Method<byte[], byte[]>(
            MethodType.Unary, CaseService.Descriptor.FullName, method, Rpcs.Raw, Rpcs.Raw);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Caller("manager", "unknown").Invoker.AsyncUnaryCall(call, null, default, []));
        Assert.Equal(code, refused.StatusCode);
    }
}
