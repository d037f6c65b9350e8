using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskPlatform.V1;

namespace Benchmarks.Load;

/// <summary>
/// The bare call that others are measured against: the same request in, an answer of the same size out, no authorisation,
/// no rules, no database. The client shows it its answer once, by calling GetAssessment-like "ListFacts" beforehand.
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

    /// <summary>Answers what it was last given in full (with validate_only unset, the request's narrative is the answer).</summary>
    private sealed class Echo : AssessmentService.AssessmentServiceBase
    {
        private AssessResponse answer = new();

        public override Task<AssessResponse> Assess(AssessRequest request, ServerCallContext context) =>
            Task.FromResult(answer);

        /// <summary>Takes the answer to give from now on: the bytes of an AssessResponse, in base64, as the case id.</summary>
        public override Task<GetAssessmentResponse> GetAssessment(GetAssessmentRequest request, ServerCallContext context)
        {
            answer = AssessResponse.Parser.ParseFrom(Convert.FromBase64String(request.CaseId));
            return Task.FromResult(new GetAssessmentResponse());
        }
    }
}
