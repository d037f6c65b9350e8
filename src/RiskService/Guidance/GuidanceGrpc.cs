using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>Serves the guidance. It holds nothing about anyone and is open to every authenticated role.</summary>
internal sealed class GuidanceGrpc(GuidanceLibrary library) : GuidanceService.GuidanceServiceBase
{
    public override Task<ListGuidanceVersionsResponse> ListGuidanceVersions(
        ListGuidanceVersionsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListGuidanceVersionsResponse { Versions = { library.Versions } });

    public override Task<ListIndicatorsResponse> ListIndicators(
        ListIndicatorsRequest request, ServerCallContext context)
    {
        var content = Select(request.Selector, out var section);
        Check(request.Kind, "kind");
        var response = new ListIndicatorsResponse { Version = content.Version };
        response.Indicators.AddRange(content.Indicators.Where(i =>
            (section == default || i.Section == section) && (request.Kind == default || i.Kind == request.Kind)));
        return Task.FromResult(response);
    }

    public override Task<ListQuestionsResponse> ListQuestions(ListQuestionsRequest request, ServerCallContext context)
    {
        var content = Select(request.Selector, out var section);
        Check(request.Set, "set");
        var response = new ListQuestionsResponse { Version = content.Version };
        // Every question belongs to the Ask step.
        if (section is default(GuidanceSection) or GuidanceSection.Ask)
        {
            response.Questions.AddRange(
                request.Set == default ? content.AllQuestions : content.Questions(request.Set));
        }

        return Task.FromResult(response);
    }

    public override Task<ListAdviceResponse> ListAdvice(ListAdviceRequest request, ServerCallContext context)
    {
        var content = Select(request.Selector, out var section);
        Check(request.Kind, "kind");
        var response = new ListAdviceResponse { Version = content.Version };
        response.Advice.AddRange(content.AllAdvice.Where(a =>
            (section == default || a.Section == section) && (request.Kind == default || a.Kind == request.Kind)));
        return Task.FromResult(response);
    }

    /// <summary>Helplines stand beside the six steps and serve them all, so a section hides none of them.</summary>
    public override Task<ListHelplinesResponse> ListHelplines(ListHelplinesRequest request, ServerCallContext context)
    {
        var content = Select(request.Selector, out _);
        return Task.FromResult(new ListHelplinesResponse
        {
            Version = content.Version,
            Helplines = { content.Helplines },
        });
    }

    private GuidanceContent Select(GuidanceSelector? selector, out GuidanceSection section)
    {
        section = selector?.Section ?? default;
        Check(section, "selector.section");
        return library.Find(selector?.Version ?? "", selector?.Language ?? "") ?? ThrowNotFound();
    }

    // An unknown filter value that quietly matched nothing would read as "there is no such guidance".
    private static void Check<T>(T value, string field)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            ThrowInvalid(field);
    }

    [DoesNotReturn]
    private static GuidanceContent ThrowNotFound() =>
        throw new Failure.NotFound("guidance version or language").AsException();

    [DoesNotReturn]
    private static void ThrowInvalid(string field) =>
        throw Violations.One(field, "Is not a value that this version knows.");
}
