using Grpc.Core;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>What the service's errors are to the person who reads the page.</summary>
internal static class ServiceErrors
{
    /// <summary>Whether it can be said beside the form; otherwise the page of errors says it.</summary>
    internal static bool IsForTheForm(RiskPlatformException error) =>
        error is not (NotFoundException or NotAuthenticatedException or ForbiddenException);

    internal static void Add(RiskPlatformException error, ModelStateDictionary state, Func<string, string> fieldOf)
    {
        foreach (var violation in error.Violations)
        {
            var field = violation.Field.Length > 0 ? fieldOf(violation.Field) : "";
            var known = state.Keys.FirstOrDefault(k => k.Equals(field, StringComparison.OrdinalIgnoreCase)
                || k.EndsWith("." + field, StringComparison.OrdinalIgnoreCase));
            state.AddModelError(known ?? "", Sentence(PlainWords.Of(violation.Description))
                + (violation.Rule is { Length: > 0 } rule ? $" ({rule})" : ""));
        }

        if (error.Violations.Count == 0) state.AddModelError("", Sentence(Say(error)));
    }

    /// <summary><c>parties[0].display_name</c> as <c>DisplayName</c>.</summary>
    internal static string LastPart(string field)
    {
        var last = field.Split('.')[^1];
        var bracket = last.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0) last = last[..bracket];
        return string.Concat(last.Split('_').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
    }

    /// <summary>The status of the page that tells of it.</summary>
    internal static int Status(RiskPlatformException error) => error switch
    {
        NotFoundException => StatusCodes.Status404NotFound,
        ForbiddenException => StatusCodes.Status403Forbidden,
        NotAuthenticatedException => StatusCodes.Status401Unauthorized,
        RateLimitedException => StatusCodes.Status429TooManyRequests,
        InvalidRequestException => StatusCodes.Status400BadRequest,
        UnavailableException => StatusCodes.Status503ServiceUnavailable,
        DeadlineExceededException => StatusCodes.Status504GatewayTimeout,
        { StatusCode: StatusCode.FailedPrecondition or StatusCode.Aborted } => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string Say(RiskPlatformException error) => error switch
    {
        UnavailableException => "RiskService does not answer. What you typed is still here: try again in a minute",
        DeadlineExceededException =>
            "RiskService took too long. What you typed is still here: send it again, nothing is done twice",
        RateLimitedException => "Too much was asked at once. Wait a minute and send it again",
        StaleEtagException => "Somebody else changed this meanwhile. Compare with how it is now, and send yours again",
        _ => error.Message,
    };

    private static string Sentence(string words) => words.TrimEnd('.');
}
