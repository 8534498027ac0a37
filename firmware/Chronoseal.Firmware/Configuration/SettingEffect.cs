namespace Chronoseal.Firmware.Configuration
{
    /// <summary>When a changed setting takes effect, once it is saved.</summary>
    public enum SettingEffect
    {
        /// <summary>With the next start, which saving brings about.</summary>
        Restart = 0,

        /// <summary>Between two epochs, with a birth frame; no restart.</summary>
        Live = 1,
    }
}
