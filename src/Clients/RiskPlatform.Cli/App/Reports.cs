namespace RiskPlatform.Cli.App;

/// <summary>Progress that is shown before more is done, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class Reports<T>(Action<T> show) : IProgress<T>
{
    public void Report(T value) => show(value);
}
