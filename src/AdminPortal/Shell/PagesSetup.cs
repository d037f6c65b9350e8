using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;
using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Shell;

internal static class PagesSetup
{
    internal static void AddPages(this IServiceCollection services, IHostEnvironment environment)
    {
        MenuArea.AddPolicies(services.AddAuthorizationBuilder());
        services.AddRazorPages(pages =>
        {
            pages.Conventions.AuthorizeFolder("/");
            foreach (var area in MenuArea.All) pages.Conventions.AuthorizeFolder(area.Folder, area.Policy);
            pages.Conventions.AllowAnonymousToPage("/Error");
        });
        services.AddSingleton<SealedSearch>();
        services.Configure<MvcOptions>(mvc => mvc.ModelBindingMessageProvider.Speak());
        services.Configure<RouteOptions>(routes => (routes.LowercaseUrls, routes.AppendTrailingSlash) = (true, false));

        // Names and words in any script stay as they are in the page's source.
        services.Configure<WebEncoderOptions>(web =>
            web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(forms =>
            SafeCookies.Set(forms.Cookie, "riskplatform-form", SameSiteMode.Strict, environment));
        services.Configure<CookieTempDataProviderOptions>(said =>
            SafeCookies.Set(said.Cookie, "riskplatform-said", SameSiteMode.Strict, environment));
    }

    /// <summary>What is said where a value can't be read at all, in the words of the other errors.</summary>
    private static void Speak(
        this Microsoft.AspNetCore.Mvc.ModelBinding.Metadata.DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => $"Enter {field} in the form that its hint shows");
        messages.SetValueMustBeANumberAccessor(field => $"Enter {field} as a number");
        messages.SetValueIsInvalidAccessor(_ => "Choose one of the values offered");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter a value");
        messages.SetMissingBindRequiredValueAccessor(field => $"Enter {field}");
    }
}
