using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Hardening;

/// <summary>
/// A request is held to its size as it unpacks, not as it travels: messages are unpacked before tokens are looked at.
/// </summary>
public sealed class CompressedRequestTests(ServiceHost host)
{
    [Fact]
    public async Task A_small_request_that_unpacks_to_a_huge_one_is_refused()
    {
        var request = new AssessRequest { Observations = { Observed(Indicator.WeaponUse, SourceKind.Police) } };
        request.Observations[0].Verbatim = new string('a', 30 * 1024 * 1024);
        Assert.Equal(StatusCode.ResourceExhausted, await SendAsync("AssessmentService/Assess", request));
    }

    [Fact]
    public async Task A_compressed_request_of_a_usual_size_is_taken()
    {
        var request = new CreateCaseRequest { NewCase = NewCase(PartyRole.Survivor), RequestId = Id() };
        Assert.Equal(StatusCode.OK, await SendAsync("CaseService/CreateCase", request));
    }

    private async Task<StatusCode> SendAsync(string method, IMessage message)
    {
        var packed = new MemoryStream();
        packed.Write([1, 0, 0, 0, 0]);
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            message.WriteTo(gzip);
        }

        var frame = packed.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), frame.Length - 5);
        Assert.True(frame.Length < 1024 * 1024);

        using var client = new HttpClient(host.Server.CreateHandler()) { BaseAddress = host.Server.BaseAddress };
        using var call = new HttpRequestMessage(HttpMethod.Post, $"riskplatform.v1.{method}")
        {
            Version = HttpVersion.Version20,
            Content = new ByteArrayContent(frame),
        };
        call.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        call.Headers.Add("grpc-encoding", "gzip");
        call.Headers.Add("te", "trailers");
        call.Headers.Add("authorization", $"Bearer {host.Token("practitioner", "packed", "w1")}");
        using var answer = await client.SendAsync(call);
        await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.TrailingHeaders.TryGetValues("grpc-status", out var status)
            ? status
            : answer.Headers.GetValues("grpc-status");
        return (StatusCode)int.Parse(headers.Single(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
