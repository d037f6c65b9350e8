using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskPlatform.V1;

namespace Benchmarks.Load;

/// <summary>
/// The bare gRPC service that the real one is measured against: the same request in, an answer of the same size out, no
/// authorisation, no rules, no database. It answers Assess with what it was given beforehand through GetAssessment.
/// </summary>
internal static class EchoServer
{
    internal static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.ListenLocalhost(port, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Echo>();
        var app = builder.Build();
        app.MapGrpcService<Echo>();
        await app.RunAsync();
    }

    /// <summary>
    /// Answers every Assess, whatever it asks, with the last answer given through GetAssessment, or an empty one.
    /// </summary>
    private sealed class Echo : AssessmentService.AssessmentServiceBase
    {
        private AssessResponse answer = new();

        public override Task<AssessResponse> Assess(AssessRequest request, ServerCallContext context) =>
            Task.FromResult(answer);

        /// <summary>
        /// Takes the answer to give from now on: <c>case_id</c> is the bytes of an AssessResponse, in base64.
        /// </summary>
        public override Task<GetAssessmentResponse> GetAssessment(
            GetAssessmentRequest request, ServerCallContext context)
        {
            answer = AssessResponse.Parser.ParseFrom(Convert.FromBase64String(request.CaseId));
            return Task.FromResult(new GetAssessmentResponse());
        }
    }
}
