using Microsoft.Playwright;

namespace AdminPortal.Tests.Everywhere;

/// <summary>What must hold of a page that says what is wrong with a form.</summary>
internal static class ErrorRules
{
    private const string Script =
        """
        () => {
          const wrong = [];
          const summary = document.querySelector('.govuk-error-summary');
          if (!summary) return ['has no error summary'];
          if (document.activeElement !== summary) wrong.push('does not move the focus to the error summary');
          if (!document.title.startsWith('Error: ')) wrong.push('does not say in its title that there is an error');
          const items = [...summary.querySelectorAll('li')];
          if (items.length === 0) wrong.push('has an empty error summary');
          for (const item of items) {
            const link = item.querySelector('a');
            const isRule = /\([A-Z]+-\d+\)$/.test(item.textContent.trim());
            if (!link && isRule) continue;
            if (!link) { wrong.push(`has an error that leads to no field: ${item.textContent}`); continue; }
            const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
            if (!target) { wrong.push(`has an error that leads to a field that is not there: ${link.hash}`); continue; }
            if (!target.closest('.govuk-form-group--error, .govuk-form-group')) {
              wrong.push(`has an error that leads to no field of a form: ${link.hash}`);
            }
          }
          return wrong;
        }
        """;

    /// <summary>The summary has the focus. Each line leads to a field, unless a rule refuses the whole.</summary>
    internal static async Task<string[]> FindAsync(IPage page) => await page.EvaluateAsync<string[]>(Script);

    /// <summary>What happens when a line of the summary is followed: its field gets the focus.</summary>
    internal static async Task<List<string>> FollowAsync(IPage page)
    {
        var wrong = new List<string>();
        foreach (var link in await page.QuerySelectorAllAsync(".govuk-error-summary a"))
        {
            await link.ClickAsync();
            var field = await page.EvaluateAsync<bool>(
                "() => ['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement?.tagName)");
            if (!field) wrong.Add($"has an error whose link focuses no field: {await link.GetAttributeAsync("href")}");
        }

        return wrong;
    }
}
