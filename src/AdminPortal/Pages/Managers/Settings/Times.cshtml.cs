using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using RiskPlatform.Client;
using RiskPlatform.V1;

namespace RiskPlatform.AdminPortal.Pages.Managers.Settings;

/// <summary>Changes how soon things are looked at again, and when who is told.</summary>
public sealed class TimesModel(RiskPlatformClient client) : SettingsForm(client)
{
    /// <summary>What was typed for each of <see cref="NumberSetting.All"/>.</summary>
    [BindProperty]
    public IList<string?> Values { get; set; } = [];

    protected override void Fill(ReviewSettings own) =>
        Values = [.. NumberSetting.All.Select(s => (string?)s.Text(own))];

    protected override void Apply(ReviewSettings own)
    {
        for (var i = 0; i < NumberSetting.All.Count; i++)
        {
            var (setting, typed) = (NumberSetting.All[i], i < Values.Count ? Values[i]?.Trim() : null);
            if (string.IsNullOrEmpty(typed)) setting.Set(own, 0);
            else if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                setting.Set(own, number);
            else
                ModelState.AddModelError($"{nameof(Values)}[{i}]", $"{setting.Label}: enter a whole number above 0");
        }
    }

    protected override string FieldOf(string field)
    {
        var last = field.Split('.')[^1];
        for (var i = 0; i < NumberSetting.All.Count; i++)
            if (NumberSetting.All[i].Field == last) return $"{nameof(Values)}[{i}]";
        return base.FieldOf(field);
    }
}
