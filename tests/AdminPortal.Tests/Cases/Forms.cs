using AdminPortal.Tests.Host;

namespace AdminPortal.Tests.Cases;

/// <summary>Buttons of a form that send it elsewhere.</summary>
internal static class Forms
{
    /// <summary>Sends a form by one of its other buttons.</summary>
    internal static Task<TestPage> SendToAsync(
        this TestPerson person, TestPage page, string action, params (string Name, string Value)[] answers)
    {
        var form = page.Html.QuerySelectorAll("form").First(f => answers.All(a =>
            f.QuerySelector($"[name='{a.Name}']") is not null));
        form.SetAttribute("action", action);
        return person.SendAsync(page, answers);
    }

    /// <summary>The role swap that a page has a form for.</summary>
    internal static string Id(this CaseScene scene, TestPage page) =>
        page.Html.QuerySelector("[name=swap]")?.GetAttribute("value")
        ?? throw new InvalidOperationException($"No swap of {scene.Agency} is on the page.");
}
