using System.Text;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>Bytes that are no message: a typed error, and nothing written.</summary>
public sealed class WireTests(ServiceHost host)
{
    private const string Agency = "wire";

    public static TheoryData<string> Names => Rpcs.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Garbage(string name)
    {
        foreach (var bytes in new byte[][] { [0xFF, 0xFF, 0xFF, 0xFF], [0x0A, 0x7F, 0x01], [0x0F], [0x00] })
        {
            AssertUnreadable(await RefusedAsync(name, bytes));
        }
    }

    [Theory]
    [InlineData("CaseService/CreateCase")]
    [InlineData("AssessmentService/Assess")]
    public async Task Text_that_is_not_utf_8(string name)
    {
        var newCase =
            new NewCase { AgencyReference = "XX-REFERENCE", Parties = { new Party { Role = PartyRole.Subject } } };
        var valid = name == "CaseService/CreateCase"
            ? new CreateCaseRequest { NewCase = newCase, RequestId = Requests.Id() }.ToByteArray()
            : new AssessRequest { NewCase = newCase, RequestId = Requests.Id() }.ToByteArray();
        var at = valid.AsSpan().IndexOf("XX-"u8);
        foreach (var broken in new byte[][] { [0xFF, 0xFE], [0xC3, 0x28], [0xED, 0xA0], [0xC0, 0xAF] })
        {
            broken.CopyTo(valid, at);
            AssertUnreadable(await RefusedAsync(name, valid));
        }

        Encoding.ASCII.GetBytes(name[..2]).CopyTo(valid, at);
        await Rpcs.Call(host.Caller(agency: Agency).Invoker, name, valid);
    }

    [Fact]
    public async Task A_message_over_the_limit()
    {
        var request = new AssessRequest { NewCase = Requests.NewCase(), RequestId = Requests.Id() };
        request.Observations.Add(new Observation { Verbatim = new string('x', 5 * 1024 * 1024) });
        var refused = await RefusedAsync("AssessmentService/Assess", request.ToByteArray());
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_no_trace_of_itself_in_the_log()
    {
        await using var own = new ServiceHost();
        var bytes = Encoding.ASCII.GetBytes("\x0A\x30 Zebedee Quillfeather was here and said nothing");
        await Failures.RefusedAsync(() => Rpcs.Call(own.Caller().Invoker, "CaseService/GetCase", bytes));
        Assert.NotEmpty(own.Logs.Lines);
        Assert.DoesNotContain(own.Logs.Lines, line => line.Contains("Quillfeather", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unknown_fields_are_ignored_as_protobuf_has_it()
    {
        var id = (await host.Caller(agency: Agency).CreateCaseAsync()).CaseId;
        byte[] known = new GetCaseRequest { CaseId = id }.ToByteArray(), unknown = [0xFA, 0x7F, 0x02, 0x68, 0x69];
        Assert.NotEmpty(
            await Rpcs.Call(host.Caller(agency: Agency).Invoker, "CaseService/GetCase", [.. known, .. unknown]));
    }

    [Fact]
    public async Task It_is_the_same_over_a_real_connection()
    {
        await using var own = RealConnection.Host();
        using var channel = RealConnection.Open(own);
        var headers = new Metadata { { "authorization", "Bearer " + own.Token("manager", Agency, "m") } };
        AssertUnreadable(await Failures.RefusedAsync(
            () => Rpcs.Call(channel.CreateCallInvoker(), "CaseService/GetCase", [0xFF, 0xFF], headers)));
        var large = await Failures.RefusedAsync(
            () => Rpcs.Call(channel.CreateCallInvoker(), "CaseService/GetCase", new byte[5_000_000], headers));
        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (large.Code, large.Reason));
    }

    private Task<Refusal> RefusedAsync(string name, byte[] bytes) => Stored.RefusedAsync(
        host, Agency,
        async () => await Rpcs.Call(host.Caller(RpcTable.Of(name).AnyRole, Agency).Invoker, name, bytes));

    private static void AssertUnreadable(Refusal refused)
    {
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_ARGUMENT"), (refused.Code, refused.Reason));
        Assert.Contains("UTF-8", refused.Message, StringComparison.Ordinal);
    }
}
