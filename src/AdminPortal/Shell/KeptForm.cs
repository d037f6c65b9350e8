using Microsoft.AspNetCore.Diagnostics;
using RiskPlatform.AdminPortal.Kit;
using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Shell;

/// <summary>One value of a form that could not be sent on, and what it is called.</summary>
public sealed record KeptField(string Name, string Value, string Label);

/// <summary>
/// A form that its own page could not show again, because the service did not answer that either. The page that tells
/// of it gives back what was typed and can send it once more: it carries its <c>request_id</c>, so nothing is done
/// twice.
/// </summary>
public sealed record KeptForm(string Address, IReadOnlyList<KeptField> Hidden, IReadOnlyList<KeptField> Shown)
{
    /// <summary>
    /// What was sent, where it was a form of this site that failed at the service. Anti-forgery was checked by then:
    /// what another site sent never gets so far.
    /// </summary>
    internal static KeptForm? Of(HttpContext http)
    {
        if (http.Features.Get<IExceptionHandlerPathFeature>() is not { Error: RiskPlatformException error } failed
            || !ServiceErrors.IsForTheForm(error) || !HttpMethods.IsPost(http.Request.Method)
            || !http.Request.HasFormContentType)
            return null;
        var fields = http.Request.Form
            .SelectMany(f => f.Value, (f, value) => new KeptField(f.Key, value ?? "", Words.OfName(f.Key))).ToList();
        var shown = fields.Where(IsTyped).ToList();
        return new KeptForm(failed.Path + http.Request.QueryString, [.. fields.Except(shown)], shown);
    }

    /// <summary>Whether a person wrote it: sentences, not a choice, a number or an id.</summary>
    private static bool IsTyped(KeptField field) => field.Value.AsSpan().Trim().ContainsAny(' ', '\n');
}
