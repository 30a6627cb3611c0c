// The least contrast of any text of the page with what is behind it, as the Web's guidelines for access reckon it.
(() => {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const linear = value => value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = color => {
    const [red, green, blue] = channels(color).map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const isTransparent = color => channels(color)[3] === 0;
  const behind = element => {
    const color = getComputedStyle(element).backgroundColor;
    return isTransparent(color) && element.parentElement ? behind(element.parentElement) : color;
  };
  const contrast = element => {
    const both = [getComputedStyle(element).color, behind(element)].map(luminance).sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
  };
  const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const texts = [...document.body.querySelectorAll("*")]
    .filter(element => hasText(element) && !["SCRIPT", "STYLE"].includes(element.tagName) && element.checkVisibility());
  return Math.min(...texts.map(contrast));
})()
