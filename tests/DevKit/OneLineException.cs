namespace DevKit;

/// <summary>A failure that one line explains.</summary>
public sealed class OneLineException(string message) : Exception(message);
